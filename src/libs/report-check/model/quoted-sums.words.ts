/** “厚德、精医、仁爱、创新”的六字院训: neither so many characters nor so many items. */
export const LETTERS =
  /”的?(?<count>[二三四五六七八九十]{1,3})个?字(?=[院校园馆所局厂公村家]?[训规风约]|精神|方针|理念|要求|标准|要诀|原则|目标|口号|工作法|方略)/g

/** 看、问、测、访，这四个字, 访、帮、防，是所里的三字诀: so many characters as are told one by one. */
export const SINGLES =
  /(?<=(?:^|[。；：\n])((?:[\u4e00-\u9fff]、){2,9}[\u4e00-\u9fff])，[^，。；：“\n]{0,14})(?<count>[三四五六七八九十])(?=个字(?![^。，；]{0,4}是)|字[诀经])/g
