/** 都, 均 and 全部 are said of any group; these only of all there are. */
const ALL = /^(?:们)?(?:的?(?:全员|人人|无一|一个不|轮流|仅有|只有)|中(?!小?学|[心介秋])|当中|里(?!程)|之中)/

/** Fewer than were counted may simply be some of them, unless a word for all of them says that they are not. */
export const mayBeSome = (now: number, before: number, behind: string, isRestricted: boolean): boolean =>
  now < before && (isRestricted || !ALL.test(behind))
