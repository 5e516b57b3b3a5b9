import { expect, it } from 'vitest'
import { createSecrets } from './secrets.ts'

it('opens what it sealed, and nothing sealed by another secret or changed since', () => {
  const secrets = createSecrets('one')
  const sealed = secrets.seal('口令 hunter2')
  expect(sealed).not.toContain('hunter2')
  expect(secrets.seal('口令 hunter2')).not.toBe(sealed)
  expect(secrets.open(sealed)).toBe('口令 hunter2')
  expect(createSecrets('two').open(sealed)).toBeUndefined()
  expect(secrets.open(`${sealed.slice(0, -2)}AA`)).toBeUndefined()
  expect(secrets.open('nonsense')).toBeUndefined()
})
