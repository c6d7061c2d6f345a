import { Button } from 'antd';
import { useState } from 'react';
import type { Component, CriterionScore, UnitStanding } from '../../../api/standing-api.ts';
import { useMessages } from '../../../i18n/language.tsx';
import { StateTag } from '../../../ui/state-tag.tsx';
import { showDecimal } from '../../decimal.ts';
import { useReportingWriter } from '../../reporting-writer.ts';
import { HistoryDialog } from './history-dialog.tsx';
import { ScoreDialog } from './score-dialog.tsx';
import { VerifyDialog } from './verify-dialog.tsx';

interface DeclaredCellProps {
  readonly component: Component;
  readonly setId: string;
  readonly unitId: string;
  readonly queryKey: readonly unknown[];
  /** Acts as the contract lists them. */
  readonly actions: readonly string[];
}

type Act = 'score' | 'verify' | 'history';

const DIALOGS = { score: ScoreDialog, verify: VerifyDialog, history: HistoryDialog };

/** What the unit scored itself, what was verified of it, and the acts of both. */
export function DeclaredCell({ component, setId, unitId, queryKey, actions }: DeclaredCellProps) {
  const m = useMessages();
  const t = m.criterionScore;
  const [open, setOpen] = useState<Act>();
  // The score is not the page's document: the page is read again.
  const writer = useReportingWriter<CriterionScore, UnitStanding>(queryKey, (page) => page);
  const { criterion = {}, selfPoints = '' } = component;
  const { name = '' } = criterion;
  const acts: readonly (readonly [Act, string, string, boolean])[] = [
    ['score', t.score, t.scoreOf(name), actions.includes('ScoreCriterion')],
    ['verify', t.verify, t.verifyOf(name), actions.includes('VerifyScore') && selfPoints !== ''],
    ['history', t.history, t.historyOf(name), actions.length > 0 && selfPoints !== ''],
  ];
  const Shown = open === undefined ? undefined : DIALOGS[open];
  return (
    <>
      <DeclaredPoints component={component} />
      <div className="declared-acts no-print">
        {acts
          .filter(([, , , isAllowed]) => isAllowed)
          .map(([act, words, label]) => (
            <Button key={act} size="small" aria-label={label} onClick={() => setOpen(act)}>
              {words}
            </Button>
          ))}
      </div>
      {Shown !== undefined && (
        <Shown
          setId={setId}
          unitId={unitId}
          criterion={criterion}
          writer={writer}
          onClose={() => setOpen(undefined)}
        />
      )}
    </>
  );
}

function DeclaredPoints({ component }: { component: Component }) {
  const t = useMessages().standing;
  const { selfPoints = '', verifiedPoints = '', verificationOutdated = false } = component;
  if (selfPoints === '') return <span className="quiet">{t.notSelfScored}</span>;
  return (
    <>
      {t.selfPoints(showDecimal(selfPoints))};{' '}
      {verifiedPoints === '' ? (
        t.notVerified
      ) : (
        <strong>{t.verifiedPoints(showDecimal(verifiedPoints))}</strong>
      )}
      {verificationOutdated && (
        <div>
          <StateTag text={t.outdated} tone="active" />
        </div>
      )}
    </>
  );
}
