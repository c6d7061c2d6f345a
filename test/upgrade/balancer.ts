import http from 'node:http';
import { pipeline } from 'node:stream';

const everyMs = 200;
const lookMs = 2_000;

/**
 * Stands where the ingress of a cluster stands: gives each request to one ready gateway, in turn. It tries nothing a
 * second time, so that a caller sees every request that a gateway dropped.
 */
export class Balancer {
  readonly #backends: readonly string[];
  readonly #agent = new http.Agent({ keepAlive: true });
  readonly #server: http.Server;
  readonly #end = new AbortController();
  /** Left out until they were seen to be gone. */
  readonly #forgotten = new Set<string>();
  #ready: string[] = [];
  #turn = 0;
  #looking: Promise<void> = Promise.resolve();

  /** @param backends `host:port` of every place a gateway may be at */
  constructor(backends: readonly string[]) {
    this.#backends = backends;
    this.#server = http.createServer((request, response) => this.#pass(request, response));
  }

  get ready(): readonly string[] {
    return this.#ready;
  }

  /** Gives no more requests to a gateway that is about to leave. */
  forget(backend: string): void {
    this.#forgotten.add(backend);
    this.#ready = this.#ready.filter((one) => one !== backend);
  }

  async listen(url: string): Promise<void> {
    const { hostname, port } = new URL(url);
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(Number(port), hostname, resolve);
    });
    await this.#look();
    this.#looking = this.#keepLooking();
  }

  async close(): Promise<void> {
    this.#end.abort();
    await this.#looking;
    this.#agent.destroy();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #keepLooking(): Promise<void> {
    while (!this.#end.signal.aborted) {
      await new Promise((resolve) => setTimeout(resolve, everyMs));
      await this.#look();
    }
  }

  async #look(): Promise<void> {
    const found = await Promise.all(
      this.#backends.map(async (backend) => ({ backend, isReady: await isReady(backend) })),
    );
    for (const one of found) if (!one.isReady) this.#forgotten.delete(one.backend);
    this.#ready = found
      .filter((one) => one.isReady && !this.#forgotten.has(one.backend))
      .map(({ backend }) => backend);
  }

  #pass(request: http.IncomingMessage, response: http.ServerResponse): void {
    this.#turn += 1;
    const backend = this.#ready[this.#turn % this.#ready.length];
    if (backend === undefined) {
      response.writeHead(503, { 'content-type': 'text/plain' }).end('no gateway is ready');
      return;
    }
    const [host = '', port = ''] = backend.split(':');
    const { method, url, headers } = request;
    const options = { host, port: Number(port), method, path: url, headers, agent: this.#agent };
    const passed = http.request(options, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.rawHeaders.length > 0 ? ownHeaders(answer) : {});
      pipeline(answer, response, () => undefined);
    });
    passed.once('error', (error) => {
      if (response.headersSent) response.destroy(error);
      else response.writeHead(502, { 'content-type': 'text/plain' }).end(`${backend}: ${error.message}`);
    });
    pipeline(request, passed, () => undefined);
  }
}

/** Without what is between the gateway and us alone. */
function ownHeaders(answer: http.IncomingMessage): http.OutgoingHttpHeaders {
  const { connection: _connection, 'keep-alive': _keepAlive, ...headers } = answer.headers;
  return headers;
}

async function isReady(backend: string): Promise<boolean> {
  try {
    const response = await fetch(`http://${backend}/readyz`, { signal: AbortSignal.timeout(lookMs) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}
