import { lexer, type Token, type Tokens } from "marked";
import { Fragment, type ReactNode, useMemo } from "react";

/** Markdown as elements: no HTML of the text ever reaches the page. */
export function Markdown({ text }: { text: string }) {
  const tokens = useMemo(() => lexer(text), [text]);
  return <div className="grid gap-3 text-base wrap-anywhere">{tokens.map(block)}</div>;
}

function block(token: Token, key: number): ReactNode {
  switch (token.type) {
    case "heading": {
      const { depth, tokens } = token as Tokens.Heading;
      const Element = depth <= 1 ? "h3" : depth === 2 ? "h4" : "h5";
      return (
        <Element key={key} className={depth <= 1 ? "text-lg font-semibold" : "font-semibold"}>
          {inline(tokens)}
        </Element>
      );
    }
    case "paragraph":
      return <p key={key}>{inline((token as Tokens.Paragraph).tokens)}</p>;
    case "list":
      return list(token as Tokens.List, key);
    case "blockquote":
      return (
        <blockquote key={key} className="border-l-2 pl-3 text-soft">
          {(token as Tokens.Blockquote).tokens.map(block)}
        </blockquote>
      );
    case "code":
      return (
        <pre key={key} className="overflow-x-auto rounded-md bg-well p-3 font-mono text-sm">
          {(token as Tokens.Code).text}
        </pre>
      );
    case "table":
      return table(token as Tokens.Table, key);
    case "hr":
      return <hr key={key} />;
    case "space":
      return null;
    default:
      return <p key={key}>{"tokens" in token && token.tokens ? inline(token.tokens) : token.raw}</p>;
  }
}

function list({ ordered, items }: Tokens.List, key: number): ReactNode {
  const Element = ordered ? "ol" : "ul";
  return (
    <Element key={key} className={ordered ? "list-decimal pl-6" : "list-disc pl-6"}>
      {items.map((item, index) => (
        <li key={index}>
          {item.tokens.map((token, at) =>
            token.type === "text" ? (
              <Fragment key={at}>{inline((token as Tokens.Text).tokens ?? [token])}</Fragment>
            ) : (
              block(token, at)
            ),
          )}
        </li>
      ))}
    </Element>
  );
}

function table({ header, rows }: Tokens.Table, key: number): ReactNode {
  return (
    <table key={key} className="w-full border-collapse text-left text-sm">
      <thead>
        <tr className="border-b">
          {header.map((cell, index) => (
            <th key={index} className="py-1 pr-4 font-medium">
              {inline(cell.tokens)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr key={index} className="border-b">
            {row.map((cell, at) => (
              <td key={at} className="py-1 pr-4">
                {inline(cell.tokens)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function inline(tokens: readonly Token[]): ReactNode {
  return tokens.map((token, key) => {
    const children =
      "tokens" in token && token.tokens
        ? inline(token.tokens)
        : "text" in token
          ? (token.text as string)
          : token.raw;
    switch (token.type) {
      case "strong":
        return <strong key={key}>{children}</strong>;
      case "em":
        return <em key={key}>{children}</em>;
      case "del":
        return <del key={key}>{children}</del>;
      case "codespan":
        return (
          <code key={key} className="rounded bg-well px-1 font-mono text-[0.9em]">
            {children}
          </code>
        );
      case "br":
        return <br key={key} />;
      case "link":
        return link(token as Tokens.Link, key, children);
      default:
        return <Fragment key={key}>{children}</Fragment>;
    }
  });
}

function link({ href }: Tokens.Link, key: number, children: ReactNode): ReactNode {
  if (!/^(https?:|mailto:)/iu.test(href)) return <Fragment key={key}>{children}</Fragment>;
  return (
    <a
      key={key}
      href={href}
      target="_blank"
      rel="noreferrer"
      className="text-accent underline underline-offset-4"
    >
      {children}
    </a>
  );
}
