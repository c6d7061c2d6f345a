import { Link } from 'react-router';
import { useMessages, word } from '../i18n/language.tsx';
import type { PostHolder } from '../api/types.ts';
import { showInstant } from '../time/format.ts';
import { workingTime } from '../time/working-words.ts';
import type { ItemPath, PathStep } from './path-steps.ts';

interface PathTimelineProps {
  readonly paths: readonly ItemPath[];
  /** The item of the page; the others are its parts. */
  readonly rootId: string;
  /** What the item of the page is; a document when not said. */
  readonly rootTitle?: string;
  /** Findings by the change of the page's item they are about. */
  readonly marks?: ReadonlyMap<number, string> | undefined;
  readonly parts?: readonly { readonly id?: string; readonly holder?: PostHolder | undefined }[];
}

/** The path through hands, left to right, with the working time at each; a line of its own for every part. */
export function PathTimeline({ paths, rootId, rootTitle, marks, parts = [] }: PathTimelineProps) {
  const m = useMessages();
  if (paths.length === 0) return <p className="quiet">{m.document.pathEmpty}</p>;
  return (
    <>
      {paths.map((path) => {
        const part = parts.find((one) => one.id === path.itemId);
        const name = part?.holder?.unitName ?? path.steps[0]?.holder?.unitName ?? '';
        const title =
          path.itemId === rootId ? (rootTitle ?? m.document.pathOfDocument) : m.document.pathOfPart(name);
        return (
          <section key={path.itemId} className="path" aria-label={title}>
            {paths.length > 1 && <h3>{title}</h3>}
            <div className="path-scroll" role="group" aria-label={title} tabIndex={0}>
              <ol className="path-steps">
                {path.steps.map((step) => (
                  <PathStepItem
                    key={step.version}
                    step={step}
                    findingId={path.itemId === rootId ? marks?.get(step.version) : undefined}
                  />
                ))}
              </ol>
            </div>
          </section>
        );
      })}
    </>
  );
}

function PathStepItem({ step, findingId }: { step: PathStep; findingId: string | undefined }) {
  const m = useMessages();
  return (
    <li className={`path-step ${step.isCurrent ? 'path-step-current' : ''}`}>
      <span className="path-reason">{word(m.enums.custodyReason, step.reason)}</span>
      <span className="path-dot" aria-hidden="true" />
      <span className="path-person">
        {step.holder === undefined ? m.document.nobody : (step.holder.personName ?? m.document.vacant)}
      </span>
      <span className="path-post">
        {[step.holder?.postTitle, step.holder?.unitName].filter((one) => one !== undefined).join(', ')}
      </span>
      <span className="path-time">{showInstant(step.fromTime)}</span>
      <HeldTime step={step} />
      {findingId !== undefined && (
        <Link className="path-mark" to={`/findings/${findingId}`}>
          {m.finding.mark}
        </Link>
      )}
      {step.note !== '' && <q className="path-note">{step.note}</q>}
    </li>
  );
}

function HeldTime({ step }: { step: PathStep }) {
  const m = useMessages();
  if (step.holder === undefined) return null;
  if (step.workingMinutes === undefined) {
    return <strong className="path-held">{m.document.holdingNow}</strong>;
  }
  const time = workingTime(step.workingMinutes, m);
  if (step.isCurrent) return <strong className="path-held">{m.where.held(time)}</strong>;
  return <span className="path-held">{m.document.heldFor(time)}</span>;
}
