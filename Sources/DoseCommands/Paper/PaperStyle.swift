/// How a page looks on a screen and on paper, A4 or Letter.
package enum PaperStyle {
    /// What the page may do: show this one style, and nothing else. The hash is that of `sheet`.
    package static let policy =
        "default-src 'none'; style-src '\(sheetHash)'; base-uri 'none'; form-action 'none'"

    /// `openssl dgst -sha256 -binary | base64` of the sheet, as Content Security Policy wants it.
    package static let sheetHash = "sha256-VWWytn6jhzRx87l4Z+jxV4h+0fySsQo2Dst0I1ysR8I="

    /// The style sheet.
    package static let sheet = """

        :root { color: #1b1b1b; background: #fff; }
        * { box-sizing: border-box; }
        body { margin: 0 auto; padding: 1.5rem; max-width: 50rem;
          font: 1rem/1.45 "Noto Sans", "DejaVu Sans", "Segoe UI", Helvetica, Arial, sans-serif; }
        h1, h2 { font-family: "Noto Serif", "DejaVu Serif", Georgia, "Times New Roman", serif;
          line-height: 1.2; font-weight: 600; }
        h1 { font-size: 1.8rem; margin: 0 0 .4rem; }
        h2 { font-size: 1.15rem; margin: 1.6rem 0 .5rem; padding-bottom: .15rem;
          border-bottom: 1px solid #8a8a8a; break-after: avoid; }
        p { margin: 0 0 .5rem; }
        .purpose { max-width: 38rem; color: #3d3d3d; }
        dl { display: flex; flex-wrap: wrap; gap: .3rem 1.5rem; margin: .9rem 0 0; }
        dl div { display: flex; gap: .5rem; align-items: baseline; }
        dt { color: #4a4a4a; }
        dd { margin: 0; }
        .pen { width: 9.5rem; border-bottom: 1px solid #555; }
        table { width: 100%; border-collapse: collapse; font-size: .9rem; margin: .3rem 0 .6rem; }
        caption { position: absolute; width: 1px; height: 1px; overflow: hidden;
          clip-path: inset(50%); }
        th, td { text-align: left; vertical-align: top; padding: .3rem .7rem .3rem 0;
          border-bottom: 1px solid #d0d0d0; overflow-wrap: break-word; }
        .day { white-space: nowrap; }
        thead th { color: #4a4a4a; font-weight: 600; border-bottom-color: #8a8a8a; }
        tbody th { font-weight: 600; }
        tr { break-inside: avoid; }
        .blanks { break-inside: avoid; }
        .blanks td, .blanks th { height: 2.3rem; border-bottom-color: #555; font-weight: 400; }
        ul { margin: .3rem 0 .6rem; padding-left: 1.1rem; }
        li { margin: 0 0 .3rem; break-inside: avoid; }
        .boxes { list-style: none; padding-left: 0; }
        .boxes li { display: flex; gap: .55rem; align-items: baseline; }
        .box { flex: none; width: .85rem; height: .85rem; border: 1.5px solid #333;
          position: relative; top: .1rem; }
        sup { font-size: .7rem; line-height: 1; }
        a { color: #1d4f91; text-decoration: none; }
        .sources { font-size: .8rem; color: #333; }
        .sources ol { padding-left: 1.4rem; margin: 0; }
        footer { margin-top: 1.4rem; padding-top: .5rem; border-top: 1px solid #8a8a8a;
          font-size: .8rem; color: #4a4a4a; }
        figure { margin: .5rem 0 .6rem; break-inside: avoid; }
        figure > svg { display: block; width: 100%; height: auto; }
        figcaption { font-size: .85rem; color: #3d3d3d; }
        .legend { display: inline-flex; flex-wrap: wrap; gap: .2rem .9rem; margin-left: .6rem; }
        .key { white-space: nowrap; }
        .swatch { width: .9rem; height: .9rem; vertical-align: -.1rem; }
        svg text { font-size: 12px; fill: #3d3d3d; }
        .grid { stroke: #dcdcdc; stroke-width: 1; }
        .band { fill: #e3eee6; }
        .line { fill: none; stroke: #1f5f4a; stroke-width: 2; }
        .solid { fill: #1f5f4a; stroke: #fff; stroke-width: 1; }
        .hollow { fill: #fff; stroke: #1f5f4a; stroke-width: 2; }
        .cross { fill: none; stroke: #8c2f1b; stroke-width: 2.5; }
        .on_time { fill: #1f5f4a; stroke: #1f5f4a; }
        .late { stroke: #80560a; }
        .late-ground { fill: #f6e7c3; }
        .late-line { stroke: #80560a; stroke-width: 1.5; }
        .skipped { fill: #fff; stroke: #555; stroke-dasharray: 3 2; }
        .missed { stroke: #8c2f1b; }
        .missed-ground { fill: #fff; }
        .missed-line { stroke: #8c2f1b; stroke-width: 1; }
        @page { margin: 16mm 15mm 18mm; }
        @media print {
          body { padding: 0; max-width: none; font-size: 10.5pt; }
          a { color: inherit; }
          h2 { margin-top: 1.2rem; }
          * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
        }

        """
}
