import { Input } from 'antd';
import { sendScore, type CriterionScore } from '../../../api/standing-api.ts';
import { useMessages } from '../../../i18n/language.tsx';
import { ActDialog } from '../../../item/act-dialog.tsx';
import { useKept } from '../../../item/kept.ts';
import { useAct } from '../../../item/use-act.ts';
import { showInstant } from '../../../time/format.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field } from '../../../ui/field.tsx';
import { ErrorState, LoadingState, StatePanel } from '../../../ui/states.tsx';
import { showDecimal } from '../../decimal.ts';
import { EvidenceList } from './evidence-list.tsx';
import type { ScoreDialogProps } from './score-dialog.tsx';
import { checkVerified, readPoints } from './score-values.ts';
import { useScores } from './use-scores.ts';

/** What is verified of the unit's last score; reads that score first. */
export function VerifyDialog(props: ScoreDialogProps) {
  const m = useMessages();
  const t = m.criterionScore;
  const { setId, unitId, criterion, onClose } = props;
  const { found, scores } = useScores(setId, unitId, criterion.code ?? '');
  const score = scores.find(({ verified = false }) => !verified);
  if (score !== undefined) return <VerifyForm key={score.id} {...props} score={score} />;
  return (
    <Dialog title={t.verifyOf(criterion.name ?? '')} onCancel={onClose}>
      {found.isPending && <LoadingState rows={4} />}
      {found.isError && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {found.isSuccess && <StatePanel title={t.nothingToVerify} help={t.nothingToVerifyHelp} />}
    </Dialog>
  );
}

function VerifyForm(props: ScoreDialogProps & { readonly score: CriterionScore }) {
  const { setId, unitId, criterion, writer, onClose, score } = props;
  const m = useMessages();
  const t = m.criterionScore;
  const { code = '', name = '', maxPoints = '0' } = criterion;
  const { id: scoreId = '', points: selfPoints = '', note: selfNote = '', evidence = [], scoreTime } = score;
  const most = showDecimal(maxPoints);
  const shown = showDecimal(selfPoints);
  const [values, setValues, forget] = useKept(`verify ${scoreId}`, { points: shown, note: '' });
  const body = () => ({
    criterionCode: code,
    unitId,
    scoreId,
    points: readPoints(values.points, maxPoints) ?? '',
    note: values.note.normalize('NFC').trim(),
  });
  const act = useAct<CriterionScore, string>({
    writer,
    what: t.verifyOf(name),
    fieldNames: { points: 'points', note: 'note' },
    check: () => checkVerified(values, { most: maxPoints, selfPoints }, m),
    body,
    send: (requestId) => sendScore(setId, 'verifyScore', { ...body(), requestId }),
    onDone: () => {
      forget();
      onClose();
    },
  });
  return (
    <ActDialog
      title={t.verifyOf(name)}
      button={t.verify}
      help={t.verifyHelp(shown, showInstant(scoreTime))}
      act={act}
      onClose={onClose}
    >
      {selfNote !== '' && <p>{selfNote}</p>}
      <EvidenceList evidence={evidence} />
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
      <Field label={t.reason} hint={t.noNames} error={act.errors['note']}>
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
