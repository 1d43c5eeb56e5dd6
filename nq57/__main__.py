from nq57.cli import main

main()
