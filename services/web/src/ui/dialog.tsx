import { Modal, type ModalProps } from 'antd';
import { useId } from 'react';
import { focusFirst } from '../form/enter-to-next.ts';
import { useFocusBack } from './use-focus-back.ts';

/** An open dialog: its first field has the focus, or its main button; closed, what opened it has it back. */
export function Dialog({ children, ...props }: ModalProps) {
  const id = useId();
  useFocusBack();
  // Not by `autoFocus`: what a dialog holds is made before it stands in the page.
  const onOpen = (isOpen: boolean): void => {
    const content = document.getElementById(id);
    if (isOpen && content !== null) focusFirst(content);
  };
  return (
    <Modal open footer={null} mask={{ closable: false }} afterOpenChange={onOpen} {...props}>
      <div id={id}>{children}</div>
    </Modal>
  );
}
