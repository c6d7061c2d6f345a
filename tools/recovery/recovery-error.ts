/** A sentence for the operator; anything else that is thrown is a fault of ours. */
export class RecoveryError extends Error {
  override name = 'RecoveryError';
}
