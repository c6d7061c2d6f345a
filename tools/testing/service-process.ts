import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { promisify } from 'node:util';

const startLimitMs = 120_000;

/** One service as a process of its own, which tests may kill and start again. */
export class ServiceProcess {
  readonly name: string;
  readonly #main: string;
  readonly #env: Record<string, string>;
  readonly #logFile: string;
  #child: ChildProcess | undefined;

  constructor(name: string, main: string, env: Record<string, string>, logFile: string) {
    this.name = name;
    this.#main = main;
    this.#env = env;
    this.#logFile = logFile;
  }

  get running(): boolean {
    return this.#child !== undefined && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /**
   * Another process of the same service on the same database, not started yet; its address is in `env`.
   * @param main of another release
   */
  replica(env: Record<string, string>, main = this.#main): ServiceProcess {
    return new ServiceProcess(this.name, main, { ...this.#env, ...env }, `${this.#logFile}.replica`);
  }

  async migrate(): Promise<void> {
    await promisify(execFile)(process.execPath, [this.#main, 'migrate'], {
      env: { ...process.env, ...this.#env },
    });
  }

  /** Builds its read model anew, with more environment. @returns its log @throws when it does not end well */
  async rebuild(env: Record<string, string>, signal?: AbortSignal): Promise<string> {
    const { stdout } = await promisify(execFile)(process.execPath, [this.#main, 'rebuild'], {
      env: { ...process.env, ...this.#env, ...env },
      killSignal: 'SIGKILL',
      ...(signal ? { signal } : {}),
    });
    return stdout;
  }

  /** Starts and waits until the port answers. @throws with the end of its log when it does not come up. */
  async start(env: Record<string, string> = {}): Promise<void> {
    const log = openSync(this.#logFile, 'a');
    const child = spawn(process.execPath, [this.#main], {
      env: { ...process.env, ...this.#env, ...env },
      stdio: ['ignore', log, log],
    });
    closeSync(log);
    this.#child = child;
    const deadline = Date.now() + startLimitMs;
    while (!(await this.#serves())) {
      if (!this.running || Date.now() > deadline) {
        throw new Error(`${this.name} did not start:\n${this.logTail()}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** Ends it as a power cut would. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** Asks it to drain and leave. */
  async stop(): Promise<void> {
    await this.#end('SIGTERM');
  }

  /** Resolves when the process that runs now has ended. @returns the signal that ended it, null when it left by itself */
  async ended(): Promise<NodeJS.Signals | null> {
    const child = this.#child;
    if (!child || !this.running) return null;
    return new Promise((resolve) => child.once('exit', (_code, signal) => resolve(signal)));
  }

  logTail(): string {
    return readFileSync(this.#logFile, 'utf8').split('\n').slice(-15).join('\n');
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    if (!child || !this.running) return;
    const exited = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await exited;
  }

  async #serves(): Promise<boolean> {
    const address = this.#env[`${this.name.toUpperCase()}_GRPC_ADDRESS`] ?? '';
    const [host, port] = address.split(':');
    return new Promise((resolve) => {
      const socket = connect({ host: host ?? '', port: Number(port) });
      const end = (answer: boolean): void => {
        socket.destroy();
        resolve(answer);
      };
      socket.once('connect', () => end(true));
      socket.once('error', () => end(false));
    });
  }
}
