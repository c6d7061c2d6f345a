import PlusOutlined from '@ant-design/icons/es/icons/PlusOutlined';
import { Button } from 'antd';
import { useNavigate } from 'react-router';
import { useMessages } from '../../i18n/language.tsx';

/** Leads to the making of a form, for who may. */
export function CreateFormButton() {
  const m = useMessages();
  const navigate = useNavigate();
  return (
    <Button
      type="primary"
      icon={<PlusOutlined aria-hidden="true" />}
      onClick={() => void navigate('/reporting/forms/new')}
    >
      {m.reporting.createForm}
    </Button>
  );
}
