import type { ServiceDefinition } from '@grpc/grpc-js';
import { DirectoryServiceService, protoMetadata as directory } from '@baro/proto/baro/directory/v1/directory';
import {
  AttachmentServiceService,
  protoMetadata as attachments,
} from '@baro/proto/baro/documents/v1/attachments';
import {
  IncomingDocumentServiceService,
  protoMetadata as incoming,
} from '@baro/proto/baro/documents/v1/incoming';
import {
  OutgoingDocumentServiceService,
  protoMetadata as outgoing,
} from '@baro/proto/baro/documents/v1/outgoing';
import { RegisterServiceService, protoMetadata as registers } from '@baro/proto/baro/documents/v1/registers';
import {
  OperationsServiceService,
  protoMetadata as operations,
} from '@baro/proto/baro/platform/v1/operations';
import { CustodyServiceService, protoMetadata as custody } from '@baro/proto/baro/custody/v1/custody';
import {
  SuccessionServiceService,
  protoMetadata as successions,
} from '@baro/proto/baro/custody/v1/successions';
import { TaskServiceService, protoMetadata as tasks } from '@baro/proto/baro/tasks/v1/tasks';
import type { ProtoMetadata } from '../backend/proto-metadata.ts';

/** Services behind the gateway. Each has its address in `GATEWAY_<NAME>_ADDRESS` and its events shown live. */
export const backendNames = ['directory', 'documents', 'tasks', 'custody'] as const;
export type BackendName = (typeof backendNames)[number];

/** One service of the contract that the outside may call. */
export interface ExposedService {
  definition: ServiceDefinition;
  proto: ProtoMetadata;
  /** Who answers: one backend, or the one the request names in its field `service`. */
  backend: BackendName | { field: 'service' };
}

/** The whole outside: every method of these services is served over REST and passed through over gRPC, no other. */
export const exposedServices: ExposedService[] = [
  { definition: DirectoryServiceService, proto: directory, backend: 'directory' },
  { definition: IncomingDocumentServiceService, proto: incoming, backend: 'documents' },
  { definition: OutgoingDocumentServiceService, proto: outgoing, backend: 'documents' },
  { definition: AttachmentServiceService, proto: attachments, backend: 'documents' },
  { definition: RegisterServiceService, proto: registers, backend: 'documents' },
  { definition: TaskServiceService, proto: tasks, backend: 'tasks' },
  { definition: CustodyServiceService, proto: custody, backend: 'custody' },
  { definition: SuccessionServiceService, proto: successions, backend: 'custody' },
  { definition: OperationsServiceService, proto: operations, backend: { field: 'service' } },
];
