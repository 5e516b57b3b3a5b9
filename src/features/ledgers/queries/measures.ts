import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Db } from '../../../platform/db/index.ts'

/** What a record's field must be: one of these values, in the form `fields` keeps them as text. */
export interface FieldTest {
  field: string
  /** Whether the field holds several values, one of which must fit. */
  several: boolean
  oneOf: string[]
}

/**
 * One number to be drawn from a ledger's active records: count = records; sum = Σ field; participations = Σ people entries;
 * people = distinct people; minutes = Σ minutes; communities = distinct communities; latest = field of the newest record.
 */
export interface Measure {
  aggregate: 'count' | 'sum' | 'participations' | 'people' | 'minutes' | 'communities' | 'latest'
  field?: string | undefined
  where: FieldTest[]
  /** First day, null for all from the beginning. */
  from: string | null
  to: string
}

/** Which records measures are taken of. */
export interface MeasureScope {
  unitId: string
  ledger: string
  departmentId?: string | undefined
  communityId?: string | undefined
}

export interface Measured {
  /** Exact decimal; null when there is no newest record. */
  value: string | null
  /** Records it is drawn from. */
  records: number
}

const ofPeople = ['participations', 'people', 'minutes']

/**
 * Any number of measures of one ledger by one query.
 * @param unions sets of measures (by index) of which the records are wanted that count to at least one
 */
export async function measureRecords(
  db: Db,
  scope: MeasureScope,
  measures: Measure[],
  unions: number[][] = [],
): Promise<{ measured: Measured[]; unions: number[] }> {
  const plain = measures.flatMap((measure, i) => [
    sql`count(*) filter (where ${fits(measure)}) as ${sql.id(`r${i}`)}`,
    ...(ofPeople.includes(measure.aggregate) ? [] : [sql`(${aggregateOf(measure)})::text as ${sql.id(`v${i}`)}`]),
  ])
  const joined = unions.map((members, i) => {
    const any = members.map((index) => sql`(${fits(measures[index]!)})`)
    return sql`count(*) filter (where ${sql.join(any, sql` or `)}) as ${sql.id(`u${i}`)}`
  })
  const people = measures.flatMap((measure, i) =>
    ofPeople.includes(measure.aggregate) ? [sql`(${aggregateOf(measure)})::text as ${sql.id(`v${i}`)}`] : [],
  )
  const withPeople =
    people.length === 0
      ? sql``
      : sql`, (select ${sql.join(people)} from m
          join record_people p on p.unit_id = ${scope.unitId} and p.record_id = m.id) b`
  const { rows } = await sql<Record<string, string | number | null>>`
    with m as (select r.id, r.occurred_on, r.community_id, r.fields from records r where ${within(scope, measures)})
    select * from (select ${sql.join([...plain, ...joined])} from m) a${withPeople}`.execute(db)
  const row = rows[0]!
  return {
    measured: measures.map(({ aggregate }, i) => {
      const value = row[`v${i}`] as string | null
      const records = aggregate === 'latest' ? Number(value !== null) : (row[`r${i}`] as number)
      return { value, records }
    }),
    unions: unions.map((_, i) => row[`u${i}`] as number),
  }
}

function within(scope: MeasureScope, measures: Measure[]): RawBuilder<SqlBool> {
  const conditions = [
    sql`r.unit_id = ${scope.unitId}`,
    sql`r.ledger = ${scope.ledger}`,
    sql`r.state = 'active'`,
    sql`r.occurred_on <= ${latest(measures)}`,
  ]
  const from = earliest(measures)
  if (from !== null) conditions.push(sql`r.occurred_on >= ${from}`)
  if (scope.departmentId) conditions.push(sql`r.department_id = ${scope.departmentId}`)
  if (scope.communityId) conditions.push(sql`r.community_id = ${scope.communityId}`)
  return sql<SqlBool>`${sql.join(conditions, sql` and `)}`
}

function latest(measures: Measure[]): string {
  return measures.reduce((day, { to }) => (to > day ? to : day), '')
}

function earliest(measures: Measure[]): string | null {
  return measures.reduce<string | null>(
    (day, { from }) => (day === null || from === null ? null : from < day ? from : day),
    measures[0]?.from ?? null,
  )
}

/** Whether a row of `m` counts to a measure. */
function fits({ from, to, where, aggregate, field }: Measure): RawBuilder<SqlBool> {
  const conditions = [sql`m.occurred_on <= ${to}::date`]
  if (from !== null) conditions.push(sql`m.occurred_on >= ${from}::date`)
  for (const test of where) {
    conditions.push(
      test.several
        ? sql`(m.fields -> ${test.field}::text) ?| ${test.oneOf}::text[]`
        : sql`(m.fields ->> ${test.field}::text) = any(${test.oneOf}::text[])`,
    )
  }
  if (aggregate === 'latest') conditions.push(sql`${number(field)} is not null`)
  return sql<SqlBool>`${sql.join(conditions, sql` and `)}`
}

function aggregateOf(measure: Measure): RawBuilder<unknown> {
  const counted = sql`filter (where ${fits(measure)})`
  switch (measure.aggregate) {
    case 'count':
      return sql`count(*) ${counted}`
    case 'sum':
      return sql`coalesce(sum(${number(measure.field)}) ${counted}, 0)`
    case 'communities':
      return sql`count(distinct m.community_id) ${counted}`
    case 'latest':
      return sql`(array_agg(${number(measure.field)} order by m.occurred_on desc, m.id desc) ${counted})[1]`
    case 'participations':
      return sql`count(*) ${counted}`
    case 'people':
      return sql`count(distinct p.person_id) ${counted}`
    case 'minutes':
      return sql`coalesce(sum(p.minutes) ${counted}, 0)`
  }
}

/** A field as a number; what was text before its definition changed counts as nothing. */
function number(field: string | undefined): RawBuilder<string | null> {
  const text = sql`(m.fields ->> ${field ?? ''}::text)`
  return sql`(case when ${text} ~ '^-?[0-9]+(\\.[0-9]+)?$' then ${text}::numeric end)`
}

export interface ContributionRow {
  id: string
  version: number
  title: string
  occurred_on: string
  department_id: string | null
  community_id: string | null
  evidence: number
  /** What the record adds, exact. */
  amount: string
}

/**
 * The records behind one measure, oldest first, and what each adds; for distinct people or communities a record adds those that
 * no earlier one had.
 */
export async function contributionsTo(db: Db, scope: MeasureScope, measure: Measure): Promise<ContributionRow[]> {
  const { rows } = await sql<ContributionRow>`
    with m as (
      select r.id, r.version, r.title, r.occurred_on, r.department_id, r.community_id, r.fields
      from records r where ${within(scope, [measure])}
    ), counted as (select * from m where ${fits(measure)}),
    firsts as (
      select distinct on (p.person_id) c.id from counted c
      join record_people p on p.unit_id = ${scope.unitId} and p.record_id = c.id
      where ${measure.aggregate === 'people'}
      order by p.person_id, c.occurred_on, c.id
    )
    select m.id, m.version, m.title, m.occurred_on, m.department_id, m.community_id, (${amountOf(scope, measure)})::text as amount,
      (select count(*) from record_evidence e where e.unit_id = ${scope.unitId} and e.record_id = m.id) as evidence
    from counted m
    order by m.occurred_on, m.id`.execute(db)
  return measure.aggregate === 'latest' ? rows.slice(-1) : rows
}

function amountOf(scope: MeasureScope, { aggregate, field }: Measure): RawBuilder<unknown> {
  const people = sql`from record_people p where p.unit_id = ${scope.unitId} and p.record_id = m.id`
  switch (aggregate) {
    case 'count':
      return sql`1`
    case 'sum':
    case 'latest':
      return sql`coalesce(${number(field)}, 0)`
    case 'participations':
      return sql`select count(*) ${people}`
    case 'minutes':
      return sql`select coalesce(sum(p.minutes), 0) ${people}`
    case 'people':
      return sql`select count(*) from firsts f where f.id = m.id`
    case 'communities':
      return sql`case when m.community_id is not null
        and row_number() over (partition by m.community_id order by m.occurred_on, m.id) = 1 then 1 else 0 end`
  }
}

export interface BehindRow {
  id: string
  version: number
  title: string
  occurredOn: string
}

/** For each measure the records that count to it, oldest first; one query for all. */
export async function recordsCounted(db: Db, scope: MeasureScope, measures: Measure[]): Promise<BehindRow[][]> {
  const flags = measures.map((measure, i) => sql`(${fits(measure)}) is true as ${sql.id(`f${i}`)}`)
  const { rows } = await sql<BehindRow & Record<string, unknown>>`
    with m as (
      select r.id, r.version, r.title, r.occurred_on, r.fields from records r where ${within(scope, measures)}
    )
    select m.id, m.version, m.title, m.occurred_on as "occurredOn", ${sql.join(flags)}
    from m order by m.occurred_on, m.id`.execute(db)
  return measures.map(({ aggregate }, i) => {
    const counted = rows
      .filter((row) => row[`f${i}`] === true)
      .map(({ id, version, title, occurredOn }) => ({ id, version, title, occurredOn }))
    return aggregate === 'latest' ? counted.slice(-1) : counted
  })
}
