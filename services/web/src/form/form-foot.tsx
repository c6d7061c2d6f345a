import { Button } from 'antd';
import type { ReactNode } from 'react';

interface MainButtonProps {
  readonly label: string;
  readonly isBusy: boolean;
  readonly onPress: () => void;
  readonly children?: ReactNode;
}

/** The one main button of a form, always at the foot on the right; Ctrl+Enter presses it. */
export function FormFoot({ label, isBusy, onPress, children }: MainButtonProps) {
  return (
    <div className="form-foot">
      <div className="form-foot-left">{children}</div>
      <Button data-main-button type="primary" size="large" loading={isBusy} onClick={onPress}>
        {label} <kbd>Ctrl Enter</kbd>
      </Button>
    </div>
  );
}
