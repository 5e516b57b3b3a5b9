/** The part of word-extractor (which ships no types) that is used. */
declare module 'word-extractor' {
  interface TextOptions {
    /** true (the default) turns Chinese quotation marks into ASCII ones. */
    filterUnicode?: boolean
    includeHeadersAndFooters?: boolean
  }
  interface WordDocument {
    getBody(options?: TextOptions): string
    getFootnotes(options?: TextOptions): string
    getEndnotes(options?: TextOptions): string
    getTextboxes(options?: TextOptions): string
  }
  export default class WordExtractor {
    extract(source: Uint8Array): Promise<WordDocument>
  }
}
