/** 预想的好, 打工的多: the character before the particle closes a word of two. */
export const RESULT_OF_STATE =
  /^(?:满头|满脸|满身|浑身|合不拢|说不出|直不起|睡不着|吃不下|顾不上|喘不过|抬不起|团团转|直掉|直跺|直哭|直夸|直流|流下|流出|热泪|落下|掉下|红了|湿了|跳了?起来|像个?|连声|不知|不得了|热泪盈眶|泪流满面|手舞足蹈)/
