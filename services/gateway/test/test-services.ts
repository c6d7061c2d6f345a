import { Server, ServerCredentials } from '@grpc/grpc-js';
import type { ServiceDefinition, UntypedHandleCall, UntypedServiceImplementation } from '@grpc/grpc-js';

/** A method: the call, then for unary calls and uploads the way to answer. */
export type TestHandler = (call: never, reply: never) => void | Promise<void>;

/** Handlers by service; a test puts in what its case needs, the rest answers UNIMPLEMENTED. */
export interface TestServices {
  address: string;
  port: number;
  /** Takes the place of a method from now on. */
  on(path: string, handler: TestHandler): void;
  stop(): Promise<void>;
}

/** A real grpc-js server on loopback that speaks the contract; only what its methods do is the test's. */
export async function startTestServices(definitions: ServiceDefinition[], port = 0): Promise<TestServices> {
  const server = new Server();
  const handlers = new Map<string, TestHandler>();
  for (const definition of definitions) {
    const implementation: UntypedServiceImplementation = {};
    for (const [name, method] of Object.entries(definition)) {
      const run = (...call: unknown[]): void => {
        const handler = handlers.get(method.path) as ((...call: unknown[]) => unknown) | undefined;
        if (handler) void handler(...call);
        else (call[1] as ((error: unknown) => void) | undefined)?.({ code: 12, details: 'not in this test' });
      };
      implementation[name] = run as UntypedHandleCall;
    }
    server.addService(definition, implementation);
  }
  const bound = await new Promise<number>((resolve, reject) => {
    server.bindAsync(`127.0.0.1:${port}`, ServerCredentials.createInsecure(), (error, free) => {
      if (error) reject(error);
      else resolve(free);
    });
  });
  return {
    address: `127.0.0.1:${bound}`,
    port: bound,
    on: (path, handler) => {
      handlers.set(path, handler);
    },
    stop: async () => {
      server.forceShutdown();
    },
  };
}
