import { InterceptingCall, status } from '@grpc/grpc-js';
import type { Interceptor, Metadata, StatusObject } from '@grpc/grpc-js';
import { statusDetailsKey } from '../errors/status.ts';

/**
 * Asks once more when the connection broke under an answer whose head was here already: by the letter of gRPC's retries
 * that call is over, though nothing of the answer has reached the caller. Calls with one message each way only, which
 * may be asked twice (see `channelOptions`); the second try has what is left of the deadline.
 */
export const askAgainWhenCutOff: Interceptor = (options, nextCall) => {
  const { requestStream, responseStream } = options.method_definition;
  if (requestStream || responseStream) return new InterceptingCall(nextCall(options));
  let asked: { metadata: Metadata; message: unknown } | undefined;
  let headCame = false;
  // Given on with the end: what is asked again must not be answered twice.
  let giveMessage: (() => void) | undefined;
  let second: InterceptingCall | ReturnType<typeof nextCall> | undefined;
  return new InterceptingCall(nextCall(options), {
    start: (metadata, listener, next) => {
      asked = { metadata: metadata.clone(), message: undefined };
      next(metadata, {
        onReceiveMetadata: (head, pass) => {
          headCame = true;
          pass(head);
        },
        onReceiveMessage: (message, pass) => {
          giveMessage = () => pass(message);
        },
        onReceiveStatus: (end, pass) => {
          if (!headCame || !asked || !isCutOff(end)) {
            giveMessage?.();
            return pass(end);
          }
          second = nextCall(options);
          second.start(asked.metadata, {
            onReceiveMetadata: () => undefined,
            onReceiveMessage: (message: unknown) => listener.onReceiveMessage(message),
            onReceiveStatus: (last: StatusObject) => listener.onReceiveStatus(last),
          });
          second.sendMessage(asked.message);
          second.halfClose();
        },
      });
    },
    sendMessage: (message, next) => {
      if (asked) asked.message = message;
      next(message);
    },
    cancel: (next) => {
      second?.cancelWithStatus(status.CANCELLED, 'cancelled');
      next();
    },
  });
};

/** No service said so: it would have given its reason. */
function isCutOff(end: StatusObject): boolean {
  return end.code === status.UNAVAILABLE && end.metadata.get(statusDetailsKey).length === 0;
}
