import { rm } from 'node:fs/promises'

import type { TestProject } from 'vitest/node'

import { makeThrowAwayDir, startThrowAwayNats, startThrowAwayPostgres } from '../platform/throw-away.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The superuser's address of database `postgres`. */
    postgresUrl: string
    natsUrl: string
  }
}

/**
 * One PostgreSQL and one nats-server for the whole run, thrown away at its end. Tests find them by
 * BARO_TEST_PG_URL and BARO_TEST_NATS_URL; where these are already set, the servers behind them are used.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const stops: (() => Promise<void>)[] = []
  const stop = async (): Promise<void> => {
    for (const step of stops.toReversed()) await step()
  }
  try {
    const postgresUrl = process.env['BARO_TEST_PG_URL'] ?? (await postgres(stops))
    const natsUrl = process.env['BARO_TEST_NATS_URL'] ?? (await nats(stops))
    process.env['BARO_TEST_PG_URL'] = postgresUrl
    process.env['BARO_TEST_NATS_URL'] = natsUrl
    project.provide('postgresUrl', postgresUrl)
    project.provide('natsUrl', natsUrl)
  } catch (error) {
    await stop()
    throw error
  }
  return stop
}

async function postgres(stops: (() => Promise<void>)[]): Promise<string> {
  const dir = await throwAwayDir(stops)
  const server = await startThrowAwayPostgres(dir)
  stops.push(server.stop)
  return server.url()
}

async function nats(stops: (() => Promise<void>)[]): Promise<string> {
  const dir = await throwAwayDir(stops)
  const server = await startThrowAwayNats(dir)
  stops.push(server.stop)
  return server.url
}

async function throwAwayDir(stops: (() => Promise<void>)[]): Promise<string> {
  const dir = await makeThrowAwayDir()
  stops.push(() => rm(dir, { recursive: true, force: true }))
  return dir
}
