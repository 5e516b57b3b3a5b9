import type pg from 'pg'
import type { Deps } from '../http/context.ts'

/** Work that nobody waits for. It may run twice or at the same time in two processes, so it must not mind either. */
export interface Job {
  name: string
  /** Five cron fields, China time. */
  schedule: string
  run(deps: Deps): Promise<void>
}

/** Seconds. Nothing here is urgent, so an idle product asks its database about twice a minute. */
const pace = { poll: 30, schedule: 45, upkeep: 600, hour: 3600 }

/**
 * Runs jobs on their schedule and once right away, so that what fell into a time without power is caught up.
 * The queue lives in PostgreSQL (schema `pgboss`), hence a job of a killed process is taken up again.
 */
export async function startJobs(deps: Deps, pool: pg.Pool, jobs: readonly Job[]): Promise<{ stop(): Promise<void> }> {
  const { PgBoss } = await import('pg-boss')
  const boss = new PgBoss({
    // Not through Kysely, which keeps only the last answer of several statements sent at once.
    db: { executeSql: (text, values) => pool.query(text, values) },
    schema: 'pgboss',
    cronMonitorIntervalSeconds: pace.schedule,
    cronWorkerIntervalSeconds: pace.schedule,
    clockMonitorIntervalSeconds: pace.upkeep,
    superviseIntervalSeconds: pace.upkeep,
    maintenanceIntervalSeconds: pace.hour,
    monitorIntervalSeconds: pace.hour,
    queueCacheIntervalSeconds: pace.hour,
    bamIntervalSeconds: pace.hour,
    flowIntervalSeconds: pace.hour,
  })
  boss.on('error', (error) => deps.log.error({ err: error }, 'jobs'))
  await boss.start()
  for (const job of jobs) {
    await boss.createQueue(job.name, {
      retryLimit: 1,
      retryDelay: 60,
      expireInSeconds: 900,
      deleteAfterSeconds: 86_400,
    })
    await boss.schedule(job.name, job.schedule, null, { tz: 'Asia/Shanghai' })
    await boss.send(job.name)
    await boss.work(job.name, { pollingIntervalSeconds: pace.poll, batchSize: 20 }, async () => {
      try {
        await job.run(deps)
      } catch (error) {
        deps.log.error({ err: error, job: job.name }, 'job failed')
        throw error
      }
    })
  }
  return { stop: () => boss.stop({ graceful: true, timeout: 10_000 }) }
}
