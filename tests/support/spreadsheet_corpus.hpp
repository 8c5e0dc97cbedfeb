// Texts that a spreadsheet would run, or that would open a cell of their own: what people write into
// questions, names, options and tags to reach whoever opens an export.
#pragma once

#include <array>

namespace paraninfo::test {

inline constexpr std::array spreadsheet_corpus = {
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1:A9)",
    "=cmd|' /C calc'!A0",
    "=HYPERLINK(\"https://example.org\",\"x\")",
    "=IMPORTXML(\"https://example.org\",\"//a\")",
    "=DDE(\"cmd\";\"/C calc\";\"x\")",
    "@cmd|'/C calc'!A0",
    "+cmd|'/C calc'!A0",
    "-cmd|'/C calc'!A0",
    "-2+3+cmd|'/C calc'!A0",
    "=WEBSERVICE(\"https://example.org\")",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "\r\n=1+1",
    " =1+1",
    "  \t =1+1",
    "\"=1+1",
    "\"\"=1+1\"\"",
    "\";=1+1;\"",
    "\",=1+1,\"",
    "a;=1+1",
    "a;\"=1+1",
    "a\t=1+1",
    "a\n=1+1",
    "a\r\n@SUM(1)",
    "a; +1",
    "\xEF\xBC\x9D"
    "1+1",
    "\xEF\xBC\x8B"
    "1+1",
    "\xEF\xBC\x8D"
    "1+1",
    "\xEF\xBC\xA0"
    "SUM(1)",
    "\xEF\xB9\xA6"
    "1",
    "\xEF\xB9\xA2"
    "1",
    "\xEF\xB9\xA3"
    "1",
    "\xEF\xB9\xAB"
    "1",
    "\xE2\x88\x92"
    "1",
    "\xE2\x81\xBA"
    "1",
    "\xE2\x81\xBC"
    "1",
    "\xC2\xA0=1+1",
    "\xE3\x80\x80=1+1",
    "\xE2\x80\x8B=1+1",
    "\xEF\xBB\xBF=1+1",
    "\xE2\x80\xAE=1+1",
    "\xE2\x81\xA0@SUM(1)",
    "\x01=1+1",
    "\x7F=1+1",
    "_x003D_1+1",
    "_x000A_=1",
    "a_x003D_b",
    "=",
    "-",
    "--",
    "=-+@",
    "'=1+1",
    "=SUM(1)*cmd|' /C calc'!A0",
    "%0A=1+1",
    "&#61;1+1",
    "<f>1+1</f>",
    "]]><c t=\"str\"><f>1</f></c>",
    "=\xEF\xBC\x9D=",
    "==1",
    "javascript:1",
    "mailto:a@example.org",
    "https://example.org",
    "=RTD(\"a\";;\"b\")",
};

}  // namespace paraninfo::test
