package quiz

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"
)

// MaxReceipt is the most bytes that a receipt may have.
const MaxReceipt = MaxSize

// ErrNewerReceipt says that a receipt is of a format that a later version of this program writes.
var ErrNewerReceipt = errors.New("the receipt is of a newer format; use a newer careerfit")

var errNoReceipt = errors.New(`this is no receipt: want {"receipt": 1, …}, the file that a result page gives`)

// ParseReceipt reads a receipt, strictly: exactly the keys of [Receipt] with values such as [Quiz.Receipt] gives them,
// each once. Only the order of keys, the spaces and a byte order mark, which some editors put in front, are free. The error
// says what is wrong and where; for a later format it is [ErrNewerReceipt]. Whether the receipt is true, [Quiz.Verify] says.
func ParseReceipt(data []byte) (*Receipt, error) {
	if len(data) > MaxReceipt {
		return nil, fmt.Errorf("a receipt has at most %d bytes; this has more", MaxReceipt)
	}
	if !utf8.Valid(data) {
		return nil, errors.New("a receipt is text in UTF-8; this is not, or was saved in another encoding")
	}
	if data = bytes.TrimPrefix(data, []byte("\ufeff")); len(bytes.TrimSpace(data)) == 0 {
		return nil, errors.New("this is no receipt: there is nothing in it")
	}
	if err := uniqueKeys(data); err != nil {
		return nil, err
	}
	var head struct {
		Format *int `json:"receipt"`
	}
	if err := json.Unmarshal(data, &head); err != nil || head.Format == nil || *head.Format < 1 {
		return nil, errNoReceipt
	}
	if *head.Format > ReceiptFormat {
		return nil, fmt.Errorf("%w: it says %d, and this program knows %d", ErrNewerReceipt, *head.Format, ReceiptFormat)
	}
	return parseReceipt(data)
}

// parseReceipt reads what says that it is a receipt of this format.
func parseReceipt(data []byte) (*Receipt, error) {
	const unlike = "this is no receipt as careerfit writes it: "
	r := new(Receipt)
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(r); err != nil {
		return nil, errors.New(unlike + strings.TrimPrefix(plainly(err).Error(), "json: "))
	}
	if odd := differences(data, r.encoded()); len(odd) > 0 { // a key is missing, is null, has another case …
		return nil, fmt.Errorf(unlike+"at %s there is %s, want %s", odd[0].Path, odd[0].Says, odd[0].Should)
	}
	if _, err := ParseDigest(r.Questionnaire.Digest); err != nil {
		return nil, fmt.Errorf(unlike+"at questionnaire.digest, %w", err)
	}
	return r, nil
}
