/** A field at fault: JSON path, rule broken, and the rule in words. */
export interface FieldViolation {
  /** camelCase JSON path, for example `document.subject`. */
  field: string;
  /** UPPER_SNAKE, for example `TOO_LONG`. */
  rule: string;
  en: string;
  vi: string;
}

export interface AppErrorOptions {
  fields?: FieldViolation[];
  /** Every dynamic part of the sentence; never personal data. */
  metadata?: Record<string, string>;
  /** Whole seconds after which it is worth another try; the wire carries it as RetryInfo. */
  retryAfterSeconds?: number;
  cause?: unknown;
}

/** The one error a service refuses with; `reason` is a row of its reason table. */
export class AppError extends Error {
  override name = 'AppError';
  readonly reason: string;
  readonly fields: FieldViolation[];
  readonly metadata: Record<string, string>;
  readonly retryAfterSeconds: number | undefined;

  constructor(reason: string, options: AppErrorOptions = {}) {
    super(reason, options.cause === undefined ? {} : { cause: options.cause });
    this.reason = reason;
    this.fields = options.fields ?? [];
    this.metadata = options.metadata ?? {};
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}
