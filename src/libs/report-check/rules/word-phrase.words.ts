/** These often stand alone as words, so that a phrase may end before them or begin behind them: 微信服务群|中. */
export const ALONE = new Set(
  '的了在和与及或是有到中上下内外前后为以于对将把被从由向等并而其这那各本该所着过地得里间年月日时个名另自之即亦均皆未非无可能会要应又再不没也都就还很更最',
)
