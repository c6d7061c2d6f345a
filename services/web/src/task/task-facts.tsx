import { Link } from 'react-router';
import type { Task } from '../api/types.ts';
import { useMessages, word } from '../i18n/language.tsx';
import { Facts } from '../item/facts.tsx';
import { showDate, showDue, showInstant } from '../time/format.ts';
import { holderLine } from '../ui/holder-text.tsx';
import { urgencyName } from '../ui/urgency.ts';
import { UnitLinkById } from '../unit/unit-link-by-id.tsx';

/** The six clears, in their order; one that was not stated says so, for that is a fault of the task. */
export function TaskClears({ task }: { task: Task }) {
  const m = useMessages();
  const or = (text: string | undefined) =>
    (text ?? '') === '' ? <em className="quiet">{m.task.notClear}</em> : text;
  const time = task.standing === true ? m.task.standing : showDue(task.dueTime);
  return (
    <Facts
      facts={[
        [m.task.clearPerson, or(task.leadUnitName)],
        [m.task.clearWork, or(task.work)],
        [m.task.clearTime, or(time)],
        [m.task.clearResponsibility, or(task.responsibility)],
        [m.task.clearProduct, or(task.product)],
        [m.task.clearAuthority, or(task.authority)],
      ]}
    />
  );
}

/** Where the task comes from and what became of it; empty facts are left out. */
export function TaskFacts({ task }: { task: Task }) {
  const m = useMessages();
  const isSet = (id: string | undefined): id is string => id !== undefined && id !== '';
  const urgency = urgencyName(task.urgency);
  return (
    <Facts
      facts={[
        [m.task.stateReason, task.stateReason],
        [
          m.task.competentUnit,
          isSet(task.competentUnitId) && <UnitLinkById id={task.competentUnitId} asOf="" />,
        ],
        [m.task.completionText, task.completionText],
        [
          m.task.completionDocument,
          isSet(task.completionDocumentId) && (
            <Link to={`/outgoing/${task.completionDocumentId}`}>{m.common.open}</Link>
          ),
        ],
        [m.task.reported, showInstant(task.reportTime)],
        [m.task.finished, showInstant(task.finishTime)],
        [m.task.sourceKind, word(m.enums.sourceKind, task.sourceKind)],
        [m.task.sourceIssuer, task.sourceIssuerName],
        [m.task.sourceNumber, task.sourceNumberSymbol],
        [m.task.sourceDate, showDate(task.sourceDate)],
        [
          m.task.sourceDocument,
          isSet(task.sourceDocumentId) && (
            <Link to={`/incoming/${task.sourceDocumentId}`}>{m.task.openSource}</Link>
          ),
        ],
        [
          m.task.sourcePetition,
          isSet(task.sourcePetitionId) && (
            <Link to={`/petitions/${task.sourcePetitionId}`}>{m.task.openPetition}</Link>
          ),
        ],
        [
          m.task.parent,
          isSet(task.parentId) && <Link to={`/tasks/${task.parentId}`}>{m.task.openParent}</Link>,
        ],
        [m.task.unit, task.unitName],
        [m.task.assigner, holderLine(task.assigner)],
        [m.task.urgency, word(m.enums.urgency, urgency)],
        [m.task.created, showInstant(task.createTime)],
        [m.task.sourceNote, task.sourceNote],
        [m.task.externalId, task.externalId],
      ]}
    />
  );
}
