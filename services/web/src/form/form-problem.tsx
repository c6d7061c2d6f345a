import { Alert } from 'antd';

/** What went wrong with the whole form, above its main button; read out when it appears. */
export function FormProblem({ lines }: { lines: readonly string[] }) {
  return (
    <div role="alert" className="form-problem">
      {lines.length > 0 && (
        <Alert
          type="error"
          showIcon
          title={lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
        />
      )}
    </div>
  );
}
