/** One field the server refused, with a sentence to show beside it. */
export interface FieldError {
  readonly field: string;
  readonly rule: string;
  readonly message: string;
}

/** A refusal of the gateway, or a failure to reach it (`reason` = `NETWORK`, `status` = 0). */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly code: string;
  readonly reason: string;
  readonly fields: readonly FieldError[];
  readonly metadata: Readonly<Record<string, string>>;

  constructor(status: number, body: Partial<Omit<ApiError, 'status' | 'name'>>, options?: ErrorOptions) {
    super(body.message ?? '', options);
    this.status = status;
    this.code = body.code ?? '';
    this.reason = body.reason ?? '';
    this.fields = body.fields ?? [];
    this.metadata = body.metadata ?? {};
  }

  /** Whether asking again with the same request id may help. */
  get isTransient(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 502;
  }
}

/** Reads the gateway's error body; anything else (a proxy's page) becomes an error without a reason. */
export function errorFromBody(status: number, text: string): ApiError {
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === 'object' && body !== null && 'error' in body) {
      return new ApiError(status, body.error as Partial<ApiError>);
    }
  } catch {
    // Not JSON: the answer of something between us and the gateway; its status is all we have.
  }
  return new ApiError(status, {});
}
