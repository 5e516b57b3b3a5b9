/** A verb or 的 inside an item: what stands before it may be no part of the list. */
export const LEAD =
  /开展|举办|组织|实施|推进|建立|建成|打造|设立|开设|推出|制定|修订|落实|抓好|抓住|做好|做到|突出|围绕|聚焦|通过|按照|采取|配备|提供|实行|推行|划分为|分为|参加|[的了从对把在]/
