import type { MethodDefinition } from '@grpc/grpc-js';
import type { HttpRule } from '@baro/proto/google/api/http';
import type { BackendName, ExposedService } from '../routes/exposed-services.ts';
import { messageFunctions } from './proto-metadata.ts';
import type { MessageFunctions } from './proto-metadata.ts';
import { Shapes } from './shape.ts';
import type { MessageShape } from './shape.ts';

/** One RPC the outside may call, with all the gateway needs to serve it both ways. */
export interface ExposedMethod {
  /** `/baro.documents.v1.IncomingDocumentService/GetIncomingDocument`. */
  path: string;
  // Types differ per method; both doors treat messages as data.
  definition: MethodDefinition<unknown, unknown>;
  backend: BackendName | { field: 'service' };
  http: HttpRule | undefined;
  /** Has no REST route. */
  grpcOnly: boolean;
  input: MessageShape;
  output: MessageShape;
  request: MessageFunctions;
  response: MessageFunctions;
  /** Changes nothing (GET), so that it may be tried again. */
  safe: boolean;
}

/** All methods of the exposed services. @throws when the contract does not hold together. */
export function exposedMethods(services: readonly ExposedService[]): ExposedMethod[] {
  const shapes = new Shapes(services.map((service) => service.proto));
  return services.flatMap((service) => methodsOf(service, shapes));
}

function methodsOf(service: ExposedService, shapes: Shapes): ExposedMethod[] {
  return Object.values(service.definition).map((definition) => {
    // `/package.Service/Method`
    const [, fullName = '', name = ''] = definition.path.split('/');
    const serviceName = fullName.slice(fullName.lastIndexOf('.') + 1);
    const descriptor = service.proto.fileDescriptor.service
      .find((candidate) => candidate.name === serviceName)
      ?.method.find((candidate) => candidate.name === name);
    if (!descriptor) throw new Error(`${definition.path} is not in its file`);
    const http = service.proto.options?.services?.[serviceName]?.methods?.[name]?.http;
    return {
      path: definition.path,
      definition: definition as MethodDefinition<unknown, unknown>,
      backend: service.backend,
      http,
      grpcOnly: service.grpcOnly ?? false,
      input: shapes.get(descriptor.inputType),
      output: shapes.get(descriptor.outputType),
      request: messageFunctions(service.proto, descriptor.inputType),
      response: messageFunctions(service.proto, descriptor.outputType),
      safe: http?.pattern?.$case === 'get',
    };
  });
}
