import type { ExposedMethod } from '../backend/methods.ts';
import { serveDownload } from './download.ts';
import type { RouteHandler } from './route.ts';
import { RouteTree } from './route-tree.ts';
import { serveUnary } from './unary.ts';
import { headerShape, serveUpload } from './upload.ts';

export interface Route {
  method: ExposedMethod;
  /** The contract's own path, for spans and logs. */
  template: string;
  serve: RouteHandler;
}

/** The REST routes of the contract's HTTP annotations. @throws when one uses what the gateway does not serve. */
export function restRoutes(methods: readonly ExposedMethod[]): RouteTree<Route> {
  const tree = new RouteTree<Route>();
  for (const method of methods.filter((one) => !one.grpcOnly)) {
    const { http, path } = method;
    if (!http?.pattern || http.pattern.$case === 'custom') throw new Error(`${path} has no HTTP annotation`);
    if (http.additionalBindings.length > 0 || http.responseBody !== '' || !['', '*'].includes(http.body)) {
      throw new Error(`${path} uses additional bindings, response_body or a body other than *`);
    }
    const template = http.pattern.value;
    tree.add(http.pattern.$case.toUpperCase(), template, { method, template, serve: handlerOf(method) });
  }
  return tree;
}

function handlerOf(method: ExposedMethod): RouteHandler {
  const { requestStream, responseStream } = method.definition;
  if (requestStream && responseStream) {
    throw new Error(`${method.path} streams both ways; REST has no form for it`);
  }
  if (requestStream) {
    headerShape(method);
    return serveUpload;
  }
  return responseStream ? serveDownload : serveUnary;
}
