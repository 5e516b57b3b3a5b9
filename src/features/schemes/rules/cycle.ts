/** The longest term of honour with room to spare; more is a slip of the year. */
export const longestYears = 10

/** Whether a cycle of these plain dates lasts longer than `longestYears`. */
export function tooLong(startsOn: string, endsOn: string): boolean {
  const lastYear = String(Number(startsOn.slice(0, 4)) + longestYears)
  return endsOn >= lastYear + startsOn.slice(4)
}
