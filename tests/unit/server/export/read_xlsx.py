"""Reads a workbook with another implementation than the one that wrote it and prints its cells as JSON."""
import json
import sys

import openpyxl

book = openpyxl.load_workbook(open(sys.argv[1], "rb"))  # by a file, whatever its name
print(json.dumps({
    sheet.title: [[[cell.data_type, cell.value, cell.number_format, bool(cell.hyperlink)] for cell in row] for row in sheet.iter_rows()]
    for sheet in book.worksheets
}))
