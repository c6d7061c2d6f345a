import type { Client, ServiceError } from '@grpc/grpc-js';
import { DirectoryServiceService, GetMeRequest } from '@baro/proto/baro/directory/v1/directory';
import { outgoingMetadata } from '../http/trace.ts';

const deadlineMs = 5_000;

/** Asks the directory which units a caller sees. Rejects with grpc-js's ServiceError. */
export async function callerUnits(directory: Client, token: string): Promise<ReadonlySet<string>> {
  const { path, requestSerialize, responseDeserialize } = DirectoryServiceService.getMe;
  const metadata = outgoingMetadata(token, undefined);
  const options = { deadline: Date.now() + deadlineMs };
  return new Promise((resolve, reject) => {
    directory.makeUnaryRequest(
      path,
      requestSerialize,
      responseDeserialize,
      GetMeRequest.fromPartial({}),
      metadata,
      options,
      (error: ServiceError | null, me) => {
        if (error) reject(error);
        else resolve(new Set(me?.unitIds));
      },
    );
  });
}
