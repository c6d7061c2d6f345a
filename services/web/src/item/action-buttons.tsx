import { Button } from 'antd';
import { useMessages } from '../i18n/language.tsx';

export interface ActionButton {
  readonly action: string;
  readonly label: string;
  readonly onPress: () => void;
  readonly isBusy?: boolean;
}

interface ActionButtonsProps {
  readonly buttons: readonly ActionButton[];
  /** Said when there is nothing to press. */
  readonly none?: string;
}

/** Acts that move the item on; only these stand out. */
const FORWARD = [
  'AcceptItem',
  'RouteIncomingDocument',
  'SubmitIncomingDocument',
  'FinishItem',
  'NumberOutgoingDocument',
  'IssueOutgoingDocument',
  'AcceptTaskItem',
  'ReportCompletion',
  'ConfirmCompletion',
  'DecideExtension',
  'ReassignTask',
  'FinishTaskPart',
  'AnswerObstacle',
  'ClassifyPetition',
  'AssignPetition',
  'AcceptPetition',
  'SubmitAnswer',
  'SignAnswer',
  'FindResult',
  'ReportPromise',
  'ConfirmPromise',
  'ClassifyLetter',
  'AcceptComplaint',
  'AnswerFeedback',
  'DisposeLetter',
  'AssignVerification',
  'SubmitVerification',
  'IssueDecision',
  'SendDecision',
  'ResumeComplaint',
  'ReplyToFinding',
  'ConcludeFinding',
  'CheckSubmission',
  'ApproveSubmission',
  'SignSubmission',
  'RollUpPeriod',
];

/** The acts allowed, the likeliest first; it stands out when it moves the item on. */
export function ActionButtons({ buttons, none }: ActionButtonsProps) {
  const m = useMessages();
  if (buttons.length === 0) return <span className="quiet">{none ?? m.document.noActions}</span>;
  return (
    <>
      {buttons.map((button, index) => (
        <Button
          key={button.action}
          type={index === 0 && FORWARD.includes(button.action) ? 'primary' : 'default'}
          loading={button.isBusy ?? false}
          onClick={button.onPress}
        >
          {button.label}
        </Button>
      ))}
    </>
  );
}
