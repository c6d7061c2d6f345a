import type { Messages } from '../vi/index.ts';
import { vi } from '../vi/index.ts';
export const en: Messages = vi;
