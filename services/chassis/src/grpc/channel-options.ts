import type { ClientOptions, MethodDefinition } from '@grpc/grpc-js';
import { askAgainWhenCutOff } from './answer-cut-off.ts';

/** What decides whether a call may be tried again. */
export type CalledMethod = Pick<MethodDefinition<never, never>, 'path' | 'requestStream' | 'responseStream'>;

/**
 * Options of every channel from one of our processes to a service, whose target may name several replicas
 * (`dns:///name:port` of a headless service, `ipv4:host:port,host:port`): calls go to all of them in turn, and losing one
 * fails none of the calls of `methods` that have one message each way.
 */
export function channelOptions(methods: readonly CalledMethod[]): ClientOptions {
  return {
    'grpc.keepalive_time_ms': 30_000,
    // A process that is busy answers late; taken for dead, all of its calls would be lost with the connection.
    'grpc.keepalive_timeout_ms': 20_000,
    'grpc.initial_reconnect_backoff_ms': 100,
    'grpc.max_reconnect_backoff_ms': 500,
    interceptors: [askAgainWhenCutOff],
    'grpc.service_config': JSON.stringify(serviceConfig(methods)),
    // A name server tells addresses only; how we call is decided here.
    'grpc.service_config_disable_resolution': 1,
  };
}

/**
 * A unary call is tried again when the service was not there, as when a connection has reached its age or a replica is
 * gone: a read changes nothing, and a write carries its request_id, so that a second try gets the first one's answer. A
 * stream is not: what it has sent or got already would be sent or got twice.
 */
function serviceConfig(methods: readonly CalledMethod[]): unknown {
  const name = methods
    .filter(({ requestStream, responseStream }) => !requestStream && !responseStream)
    .map(({ path }) => {
      // `/package.Service/Method`
      const [, service, method] = path.split('/');
      return { service, method };
    });
  const retryPolicy = {
    // About two seconds in all: a service that has been started again is found within.
    maxAttempts: 5,
    initialBackoff: '0.1s',
    maxBackoff: '1s',
    backoffMultiplier: 3,
    retryableStatusCodes: ['UNAVAILABLE'],
  };
  return {
    loadBalancingConfig: [{ round_robin: {} }],
    // An entry without names would be for every method, streams among them.
    methodConfig: name.length > 0 ? [{ name, retryPolicy }] : [],
  };
}
