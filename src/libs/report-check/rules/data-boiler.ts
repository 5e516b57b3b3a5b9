import { filledLines } from '../model/text-model.ts'
import type { Rule } from '../rule.ts'

/** What web sites add around a text. Each must be said by a site about the text, so that ordinary sentences do not match. */
const TAIL =
  /原创文章|如若转载|转载请注明|请注明出处|^(?:本文|本站|文章)?版权归[^。\n]{0,12}所有|版权所有|本文来自|本文来源|文章来源|来源：[^。\n]{0,20}(?:网|文库|公众号)|本(?:文|文档|资料|范文)由[^。\n]{0,20}(?:整理|发布|提供|收集|上传|分享)|^(?:首页|当前位置|您的位置|您现在的位置)[：\s>»›]|责任编辑：|编辑：[\u4e00-\u9fff]{2,4}$|上一篇：?|下一篇：?|[上下]一页|尾页|相关(?:热词|搜索|文章|链接|范文|专题)|热词搜索|热门(?:文章|搜索|标签)|标签：|本文(?:地址|链接|标签|网址)|原文(?:链接|地址)|文章(?:录入|作者|编辑)：|阅读全文|展开全文|发表评论|网友评论|人评论|点击(?:数|率|量)：|作者：(?:佚名|未知|匿名|本站)|来源：(?:未知|互联网|本站|网络)|免责声明|侵删|联系(?:我们|站长|客服|管理员)删除|更多精彩|查看更多|长按识别|下载地址|试读结束|^第\d+页|【(?:打印|关闭|字体|收藏|返回)|^发布(?:时间|日期)：\d|浏览：\d|^(?:请)?(?:微信)?扫(?:码|描|一扫)|^长按|相关阅读|相关推荐|推荐阅读|猜你喜欢|点击(?:下载|阅读|查看|进入)|下载(?:本文|文档|全文)|文档下载|返回顶部|返回首页|关闭窗口|打印本页|微信扫一扫|扫一扫(?:关注|分享)|分享到|微信公众号：|更多[^。\n]{0,16}(?:请关注|请访问|尽在|范文|文章)|阅读(?:次数|量)：?\d|浏览(?:次数|量)：?\d|(?:内容|资料|图片)(?:来源于|来自)(?:网络|互联网)|如有侵权|温馨提示：|本文由[^。\n]{0,12}上传|会员上传|下载后可|公文网|文库网|范文网|（来源：[^）\n]{0,40}www|仅供参考|范文(?:网|大全|参考)|百度文库|道客巴巴|豆丁网|可自由编辑|精选资料|欢迎下载|收藏本站|设为首页|附件下载|点击此处|^相关(?:报道|文档|新闻|附件)/
/** A bracketed notice of a document site, anywhere in a paragraph. */
const NOTICE =
  /[（【[](?=[^（【[）】\]\n]{0,40}(?:更多(?:范文|公文|资料|材料|模板)|关注(?:微信)?公众号|点击(?:此处|下载)|文档下载|版权归|转载请|会员上传|下载后可|本文由|公文网|文库网|范文网|来源：[^）】\]\n]{0,30}(?:www|网))[^）】\]\n]{0,40}[）】\]])[^）】\]\n]{2,80}[）】\]]/g
const ADDRESS = /(?:https?:\/\/|www\.)[\w./?=&%#:;,!~+-]{1,300}/g
const LINES_AT_END = 6
const LINES_AT_START = 4

export const dataBoiler: Rule = {
  id: 'D-BOILER',
  severity: 'blocker',
  title: '残留网页尾巴、版权声明或来源网址',
  why: '从网上复制时带来的声明和网址，会直接暴露抄袭。',
  check({ model, report }) {
    const filled = filledLines(model)
    for (const match of model.plain.matchAll(NOTICE))
      report({ start: match.index, end: match.index + match[0].length, message: '网页残留内容，应删去。' })
    filled.forEach((line, index) => {
      const atEdge = index < LINES_AT_START || index >= filled.length - LINES_AT_END
      const text = model.plain.slice(line.start, line.end)
      const tail = text.length <= 100 ? TAIL.exec(text) : null
      const addresses = [...text.matchAll(ADDRESS)]
      const bareAddress = addresses.some((match) => match[0].length >= text.length - 6)
      const isWhole = tail !== null && text.length <= 60 && (tail.index < 2 || /^[（【[]/.test(text))
      if (!(tail && (atEdge || isWhole)) && !bareAddress) return
      // Prose in front of the tail stays.
      let from = tail ? line.start + text.lastIndexOf('。', tail.index) + 1 : line.start
      const emit = (start: number, end: number) => {
        if (/[\u4e00-\u9fffA-Za-z]/.test(model.plain.slice(start, end)))
          report({ start, end, message: '网页残留内容，应删去。' })
      }
      for (const match of addresses) {
        emit(from, line.start + match.index)
        emit(line.start + match.index, line.start + match.index + match[0].length)
        from = line.start + match.index + match[0].length
      }
      emit(from, line.end)
    })
  },
}

/** True for a line that a web site left behind; it is no part of the report. */
export function isBoilerLine(text: string): boolean {
  return text.length <= 100 && (TAIL.test(text) || /^(?:https?:\/\/|www\.)\S+$/.test(text))
}
