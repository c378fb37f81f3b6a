package dev.rollsafe.sql;

/** What a {@linkplain Tokens token} is (PostgreSQL manual, section 4.1, "Lexical Structure"). */
public enum TokenKind {
  /** A bare word: a keyword or an identifier that is not quoted, placeholders such as {@code ${schema}} within it included. */
  WORD,
  /** A {@code "quoted"} identifier, {@code U&"..."} included. */
  QUOTED_IDENTIFIER,
  /** A string constant: {@code '..'}, {@code E'..'}, {@code U&'..'}, {@code N'..'}, {@code $tag$..$tag$}. */
  STRING,
  /** A bit string constant: {@code B'01'} or {@code X'1F'}. */
  BIT_STRING,
  /** A numeric constant. */
  NUMBER,
  /** A positional parameter, {@code $1}. */
  PARAMETER,
  /** A psql variable: {@code :name}, {@code :'name'} or {@code :"name"}. */
  VARIABLE,
  /** An operator of one or more of {@code + - * / < > = ~ ! @ # % ^ & | ` ?}, and {@code :=}, {@code =>}, {@code ..}. */
  OPERATOR,
  /** {@code ::}. */
  TYPECAST,
  /** {@code (}. */
  LEFT_PAREN,
  /** {@code )}. */
  RIGHT_PAREN,
  /** {@code [}. */
  LEFT_BRACKET,
  /** {@code ]}. */
  RIGHT_BRACKET,
  /** {@code ,}. */
  COMMA,
  /** {@code .}. */
  DOT,
  /** {@code :} that stands alone, as in an array slice. */
  COLON,
  /** {@code ;} inside parentheses or a {@code BEGIN ATOMIC} body; the one that ends a statement is no token of it. */
  SEMICOLON,
  /** A psql meta-command such as {@code \connect db}, to the end of its line. */
  META_COMMAND,
  /** A character that no token begins with. */
  UNKNOWN,
  /** What an index behind the last token reads as. */
  END
}
