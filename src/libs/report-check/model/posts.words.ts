export const POST =
  /(?:常务副|第一|副)?(?:大队长|支队长|检察长|教导员|指导员|董事长|总经理|[局校院所站镇乡县区市行馆园庭场厂队处科股部会关团段社台]长|政委|主任|经理|书记|主席)/g

/** What may follow a name that is known to have three. */
export const AFTER_LONG =
  /^(?:$|[^\u4e00-\u9fff]|[任带主出亲强介表说在为等同率的讲和与及到对向是从把代作给深走参多先每第专一两三几坚始自都也还就直致逐现当于兼担牵组动宣要做经将又常负])/
