@node "%~dp0chuangwen" %*
