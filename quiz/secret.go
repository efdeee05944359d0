package quiz

import (
	"crypto/sha256"
	"time"
)

// SecretLetters are those of secrets that people type: Crockford's base 32, without I, L, O and U.
const SecretLetters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

// HourLength is how many letters a dated secret begins with.
const HourLength = 2

// HourLetters returns the two letters with which secrets begin that are made at a time: those of one hour the same, others
// until 1024 hours later. A secret needs its random bits after them.
func HourLetters(at time.Time) string {
	hour := at.Unix() / int64(time.Hour/time.Second)
	return string([]byte{SecretLetters[hour>>5&31], SecretLetters[hour&31]})
}

// A SecretHash is what is kept of a secret, never the secret itself: HashSecret of a browser's token or a return code, by
// which stores find sessions; the SHA-256 of the secret in a share link, by which nothing is looked up.
type SecretHash [32]byte

// HashSecret returns the first two letters of a dated secret, followed by the first 30 bytes of the SHA-256 of it all. The
// letters are no secret: they let what is made in one hour lie side by side in an index. Keys that are random from the
// first byte on would have each start write to other pages, the more the more sittings there are.
func HashSecret(secret string) (h SecretHash) {
	copy(h[:HourLength], secret)
	sum := sha256.Sum256([]byte(secret))
	copy(h[HourLength:], sum[:])
	return h
}
