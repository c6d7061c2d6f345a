import { identityConfig } from './identity/index.ts';

/** What the complaints service is configured with beyond every service's settings. */
export const complaintsConfig = { ...identityConfig };
