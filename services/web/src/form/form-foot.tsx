import { Button } from 'antd';
import type { ReactNode } from 'react';

interface MainButtonProps {
  readonly label: string;
  readonly isBusy: boolean;
  readonly onPress: () => void;
  /** The button has the focus at first: there is nothing else to fill in. */
  readonly isFirst?: boolean;
  readonly children?: ReactNode;
}

/** The one main button of a form, always at the foot on the right; Ctrl+Enter presses it. */
export function FormFoot({ label, isBusy, onPress, isFirst = false, children }: MainButtonProps) {
  return (
    <div className="form-foot">
      <div className="form-foot-left">{children}</div>
      <Button
        data-main-button
        autoFocus={isFirst}
        type="primary"
        size="large"
        loading={isBusy}
        onClick={onPress}
      >
        {label} <kbd>Ctrl Enter</kbd>
      </Button>
    </div>
  );
}
