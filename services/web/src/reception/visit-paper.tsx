import { Button } from 'antd';
import { makeReceptionPaper, type ReceptionPaperName } from '../api/reception-api.ts';
import { useTake } from '../complaint/paper/download-buttons.tsx';
import { useMessages } from '../i18n/language.tsx';

interface VisitPaperProps {
  readonly visitId: string;
  readonly paper: ReceptionPaperName;
}

/** A paper of the law of a visit; the name is written in by hand. */
export function VisitPaperButton({ visitId, paper }: VisitPaperProps) {
  const t = useMessages().reception;
  const { isBusy, take } = useTake(() => makeReceptionPaper(visitId, paper));
  return (
    <div>
      <Button loading={isBusy} onClick={() => void take()}>
        {t.paper[paper]}
      </Button>
      <p className="quiet">{t.paperHelp}</p>
    </div>
  );
}
