export { createTestDatabase } from './test-database.ts';
export type { TestDatabase } from './test-database.ts';
export { testIssuer } from './test-issuer.ts';
export type { TestIssuer } from './test-issuer.ts';
export { testService } from './test-service.ts';
export type { TestService, TestServiceOptions } from './test-service.ts';
export { eventually } from './eventually.ts';
export { expectReason } from './expect-reason.ts';
export { source, tell } from './event-source.ts';
