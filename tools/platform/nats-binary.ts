import { cp, mkdir, rm } from 'node:fs/promises'
import path from 'node:path'

import { cached } from './cache.ts'
import { findOnPath, runCommand } from './command.ts'
import { unpackDebianPackage } from './debian-package.ts'

/** A nats-server program that was run once to ask its version. */
export interface NatsBinary {
  file: string
  /** e.g. 2.12.1 */
  version: string
}

/** The version built from source when Go is there; Debian 12's own is 2.9.10. */
const PINNED = '2.12.1'
const OLD = '2.9.25'

/** Finds or fetches nats-server: PATH, our cache, Go's module proxy, Debian's package; the first that works. */
export async function obtainNats(options: { version?: '2.9' } = {}): Promise<NatsBinary> {
  const ways = options.version === '2.9' ? [fromDebian, () => fromGo(OLD)] : [fromPath, () => fromGo(PINNED), fromDebian]
  const failures: string[] = []
  for (const way of ways) {
    try {
      const binary = await way()
      if (binary && suits(binary, options.version)) return binary
    } catch (error) {
      failures.push(error instanceof Error ? error.message : String(error))
    }
  }
  const wanted = options.version ? `nats-server ${options.version}` : 'nats-server (2.9 or newer)'
  throw new Error(`${wanted} could not be had: install it (on Debian: apt-get install nats-server) or put it on PATH. ${failures.join(' ')}`.trim())
}

function suits(binary: NatsBinary, wanted: '2.9' | undefined): boolean {
  if (wanted) return binary.version.startsWith(`${wanted}.`)
  const [major = 0, minor = 0] = binary.version.split('.').map(Number)
  return major > 2 || (major === 2 && minor >= 9)
}

async function fromPath(): Promise<NatsBinary | undefined> {
  const file = await findOnPath('nats-server')
  return file ? identify(file) : undefined
}

async function fromGo(version: string): Promise<NatsBinary | undefined> {
  const dir = await cached(`nats-server-${version}`, async (fresh) => {
    const go = await findOnPath('go')
    if (!go) throw new Error('Go is not installed.')
    const env = { GOBIN: fresh, CGO_ENABLED: '0', GOFLAGS: '' }
    const built = await runCommand(go, ['install', `github.com/nats-io/nats-server/v2@v${version}`], { env })
    if (built.code !== 0) throw new Error(`Go could not build nats-server ${version}: ${lastLine(built.output)}.`)
  })
  return identify(path.join(dir, 'nats-server'))
}

async function fromDebian(): Promise<NatsBinary | undefined> {
  const dir = await cached('nats-server-debian', async (fresh) => {
    const unpacked = path.join(fresh, 'unpacked')
    await mkdir(unpacked)
    await unpackDebianPackage('nats-server', unpacked)
    await cp(path.join(unpacked, 'usr', 'sbin', 'nats-server'), path.join(fresh, 'nats-server'))
    await rm(unpacked, { recursive: true })
  })
  return identify(path.join(dir, 'nats-server'))
}

async function identify(file: string): Promise<NatsBinary | undefined> {
  const said = await runCommand(file, ['--version'])
  // "nats-server: v2.12.1": three numbers after a v.
  const version = /v(\d+\.\d+\.\d+)/.exec(said.output)?.[1]
  return said.code === 0 && version ? { file, version } : undefined
}

function lastLine(output: string): string {
  return output.trimEnd().split('\n').at(-1) ?? ''
}
