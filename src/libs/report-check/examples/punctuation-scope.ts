import type { ExamplesById } from '../rule.ts'

export const punctuationScope: ExamplesById = {
  'P-SCOPE': {
    bad: ['有星级饭店189家，其中五星级2家、四星级⟦57家、⟧文明示范点23个。'],
    good: [
      '有星级饭店189家，其中五星级2家、四星级57家；文明示范点23个。',
      '有职工86人，其中党员52人、女职工30人。',
      '评选先进120个，其中单位20个、家庭60户、个人40名。',
    ],
  },
}
