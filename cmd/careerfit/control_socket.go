package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"syscall"
)

// listenPrivately makes a socket at the path that nobody but this user can ever connect to: it is made in a directory
// of its own, which only this user may enter, and moved out of it once its mode is 0600. A socket that nobody listens at
// any more is replaced; where a server does, it is errServed. Closing the listener removes the socket.
func listenPrivately(path string) (net.Listener, error) {
	if err := unserved(path); err != nil {
		return nil, err
	}
	if info, err := os.Lstat(path); err == nil && info.Mode().Type() != fs.ModeSocket {
		return nil, fmt.Errorf("%s is no socket, and was left as it is; move it away", path)
	}
	room, err := os.MkdirTemp(filepath.Dir(path), ".c") // with /s behind it, not longer than the path itself
	if err != nil {
		return nil, fmt.Errorf("make a socket: %w", err)
	}
	defer os.RemoveAll(room)
	draft := filepath.Join(room, "s")
	l, err := net.ListenUnix("unix", &net.UnixAddr{Name: draft, Net: "unix"})
	if err != nil {
		return nil, socketSentence(path, err)
	}
	l.SetUnlinkOnClose(false) // it would look for it under the name of the draft
	own, err := os.Lstat(draft)
	if err := errors.Join(err, os.Chmod(draft, 0o600), os.Rename(draft, path)); err != nil {
		return nil, errors.Join(fmt.Errorf("make a socket: %w", err), l.Close())
	}
	return privateListener{l, path, own}, nil
}

// A privateListener listens at a socket of its own.
type privateListener struct {
	net.Listener
	path string
	own  fs.FileInfo
}

// Close takes the socket away, too, unless it is another's by now. If it cannot, the next server replaces it.
func (l privateListener) Close() error {
	if there, err := os.Lstat(l.path); err == nil && os.SameFile(there, l.own) {
		_ = os.Remove(l.path)
	}
	return l.Listener.Close()
}

// errServed: a server listens at the socket, though it does not hold the database file.
var errServed = errors.New("another careerfit server answers")

// unserved returns errServed if a server listens at the path.
func unserved(path string) error {
	conn, err := dialSocket(context.Background(), path)
	switch {
	case errors.Is(err, errNoServer):
		return nil
	case err != nil:
		return err
	}
	_ = conn.Close() // there is somebody
	return fmt.Errorf("%w at %s, whose database file was moved, deleted or replaced; stop that one first, and it writes what it holds beside the place", errServed, path)
}

// socketSentence says why there can be no socket at the path.
func socketSentence(path string, err error) error {
	if errors.Is(err, syscall.EINVAL) {
		return fmt.Errorf("the path of the socket, %s, is longer than the about 100 bytes that a socket's may have; choose a shorter --data-dir", path)
	}
	return fmt.Errorf("make the socket %s: %w", path, err)
}

// errNoServer: nobody listens at the socket, or there is none.
var errNoServer = errors.New("no server answers")

// dialSocket connects to the server that listens at the path, or returns errNoServer.
func dialSocket(ctx context.Context, path string) (net.Conn, error) {
	conn, err := new(net.Dialer).DialContext(ctx, "unix", path)
	switch {
	case err == nil:
		return conn, nil
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR), errors.Is(err, syscall.ECONNREFUSED), errors.Is(err, syscall.EINVAL), errors.Is(err, syscall.ENOTSOCK):
		return nil, fmt.Errorf("%w at %s: %w", errNoServer, path, err)
	case errors.Is(err, fs.ErrPermission):
		return nil, fmt.Errorf("%s belongs to another user; run this as the user whom the server runs as", path)
	}
	return nil, fmt.Errorf("reach the server at %s: %w", path, err)
}
