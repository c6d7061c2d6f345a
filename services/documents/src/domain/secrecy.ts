import { Secrecy } from '@baro/proto/baro/documents/v1/resources';

/** Whether the field says the document is classified; what is not set is not. */
export function isClassified(secrecy: Secrecy): boolean {
  return secrecy !== Secrecy.UNSPECIFIED && secrecy !== Secrecy.NONE;
}
