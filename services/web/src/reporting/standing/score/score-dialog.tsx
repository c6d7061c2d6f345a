import { Input } from 'antd';
import { sendScore, type Criterion, type CriterionScore } from '../../../api/standing-api.ts';
import { useMessages } from '../../../i18n/language.tsx';
import { ActDialog } from '../../../item/act-dialog.tsx';
import type { ItemWriter } from '../../../item/item-writer.ts';
import { useKept } from '../../../item/kept.ts';
import { useAct } from '../../../item/use-act.ts';
import { Field } from '../../../ui/field.tsx';
import { showDecimal } from '../../decimal.ts';
import { EvidenceRows } from './evidence-rows.tsx';
import {
  BLANK_SCORE,
  checkScore,
  MOST_EVIDENCE,
  readEvidence,
  readPoints,
  type ScoreValues,
} from './score-values.ts';

export interface ScoreDialogProps {
  readonly setId: string;
  readonly unitId: string;
  readonly criterion: Criterion;
  readonly writer: ItemWriter<CriterionScore>;
  readonly onClose: () => void;
}

/** Fields of a score by their path in the contract. */
const fieldNames: Readonly<Record<string, string>> = {
  points: 'points',
  note: 'note',
  evidence: 'evidence[0].title',
  ...Object.fromEntries(
    Array.from({ length: MOST_EVIDENCE }, (_, at) => [`evidence[${at}].title`, `evidence[${at}].link`])
      .flat()
      .map((path) => [path, path]),
  ),
};

/** What a unit scores itself on a declared criterion, with its evidence. */
export function ScoreDialog({ setId, unitId, criterion, writer, onClose }: ScoreDialogProps) {
  const m = useMessages();
  const t = m.criterionScore;
  const { code = '', name = '', maxPoints = '0', evidence = '' } = criterion;
  const [values, setValues, forget] = useKept<ScoreValues>(`score ${setId} ${unitId} ${code}`, BLANK_SCORE);
  const most = showDecimal(maxPoints);
  const body = () => ({
    criterionCode: code,
    unitId,
    points: readPoints(values.points, maxPoints) ?? '',
    note: values.note.normalize('NFC').trim(),
    evidence: readEvidence(values.evidence),
  });
  const act = useAct<CriterionScore, string>({
    writer,
    what: t.scoreOf(name),
    fieldNames,
    check: () => checkScore(values, maxPoints, m),
    body,
    send: (requestId) => sendScore(setId, 'scoreCriterion', { ...body(), requestId }),
    onDone: () => {
      forget();
      onClose();
    },
  });
  return (
    <ActDialog
      title={t.scoreOf(name)}
      button={t.score}
      help={t.scoreHelp(most)}
      act={act}
      onClose={onClose}
      isWide
    >
      {evidence !== '' && (
        <p>
          <strong>{m.standing.evidenceAsked}:</strong> {evidence}
        </p>
      )}
      <Field label={t.points} hint={t.pointsHint(most)} error={act.errors['points']} required>
        {(control) => (
          <Input
            {...control}
            inputMode="decimal"
            autoComplete="off"
            maxLength={20}
            value={values.points}
            onChange={(event) => setValues({ ...values, points: event.target.value })}
          />
        )}
      </Field>
      <EvidenceRows
        rows={values.evidence}
        errors={act.errors}
        onChange={(rows) => setValues({ ...values, evidence: rows })}
      />
      <Field label={t.note} hint={t.noNames} error={act.errors['note']}>
        {(control) => (
          <Input.TextArea
            {...control}
            maxLength={1000}
            autoSize={{ minRows: 2, maxRows: 8 }}
            value={values.note}
            onChange={(event) => setValues({ ...values, note: event.target.value })}
          />
        )}
      </Field>
    </ActDialog>
  );
}
